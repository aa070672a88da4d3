-- CreateEnum
CREATE TYPE "edit_kind" AS ENUM ('date_changed', 'date_cancelled', 'date_restored', 'date_added', 'plan_changed', 'paused', 'ended', 'undone');

-- CreateEnum
CREATE TYPE "meetup_field" AS ENUM ('place', 'link', 'capacity');

-- CreateEnum
CREATE TYPE "retired_by" AS ENUM ('plan_changed', 'paused', 'ended', 'undone');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "audit_action" ADD VALUE 'series_paused';
ALTER TYPE "audit_action" ADD VALUE 'plan_changed';
ALTER TYPE "audit_action" ADD VALUE 'date_changed';
ALTER TYPE "audit_action" ADD VALUE 'date_cancelled';
ALTER TYPE "audit_action" ADD VALUE 'date_restored';
ALTER TYPE "audit_action" ADD VALUE 'date_added';
ALTER TYPE "audit_action" ADD VALUE 'edit_undone';

-- AlterEnum
ALTER TYPE "meetup_state" ADD VALUE 'carried';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "feed_generation" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "feed_generation" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "changed_at" TIMESTAMPTZ(3);
UPDATE "plans" SET "changed_at" = "series"."created_at" FROM "series" WHERE "series"."id" = "plans"."series_id";
ALTER TABLE "plans" ALTER COLUMN "changed_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "meetups" ADD COLUMN     "cancel_reason" TEXT,
ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "carried_to" DATE,
ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "extra" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "link" TEXT,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "own" "meetup_field"[],
ADD COLUMN     "place" TEXT,
ADD COLUMN     "retired_by" "retired_by",
ALTER COLUMN "turn" SET DEFAULT 0;
-- Until now rows came into being by answers alone, which change no date.
UPDATE "meetups" SET "turn" = 0;

-- CreateTable
CREATE TABLE "edits" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "edit_kind" NOT NULL,
    "turn" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" DATE NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "edits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "edits_member_id_idx" ON "edits"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "edits_series_id_turn_key" ON "edits"("series_id", "turn");

-- AddForeignKey
ALTER TABLE "edits" ADD CONSTRAINT "edits_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edits" ADD CONSTRAINT "edits_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE meetups ADD CONSTRAINT meetups_length CHECK (length BETWEEN 1 AND 10080);
ALTER TABLE meetups ADD CONSTRAINT meetups_capacity CHECK (capacity > 0);
ALTER TABLE meetups ADD CONSTRAINT meetups_carried CHECK ((state::text = 'carried') = (carried_to IS NOT NULL));
ALTER TABLE meetups ADD CONSTRAINT meetups_retired CHECK (state::text = 'retired' OR retired_by IS NULL);
