-- CreateEnum
CREATE TYPE "accent" AS ENUM ('green', 'blue', 'violet', 'rose', 'amber', 'teal');

-- CreateEnum
CREATE TYPE "ending" AS ENUM ('left', 'removed', 'barred');

-- CreateEnum
CREATE TYPE "audit_action" AS ENUM ('role_changed', 'handed_over', 'member_removed', 'member_barred', 'member_readmitted', 'members_merged', 'invite_made', 'invite_revoked', 'group_changed', 'group_deleted', 'group_restored', 'series_added', 'series_changed', 'series_ended');

-- AlterEnum
ALTER TYPE "meetup_state" ADD VALUE 'retired';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "devices" ADD COLUMN     "browser" TEXT;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "browser" TEXT;

-- AlterTable
ALTER TABLE "groups" ADD COLUMN     "accent" "accent" NOT NULL DEFAULT 'green',
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "description" TEXT;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "ending" "ending",
ADD COLUMN     "nameless" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "invites" ADD COLUMN     "label" TEXT,
ADD COLUMN     "max_uses" INTEGER,
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "identities" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operators" (
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "operators_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "subject_id" UUID,
    "action" "audit_action" NOT NULL,
    "detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "identities_issuer_subject_key" ON "identities"("issuer", "subject");

-- CreateIndex
CREATE INDEX "rate_limits_expire_idx" ON "rate_limits"("expire");

-- CreateIndex
CREATE INDEX "audit_entries_group_id_at_idx" ON "audit_entries"("group_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_actor_id_idx" ON "audit_entries"("actor_id");

-- CreateIndex
CREATE INDEX "audit_entries_subject_id_idx" ON "audit_entries"("subject_id");

-- CreateIndex
CREATE INDEX "groups_deleted_at_idx" ON "groups"("deleted_at");

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operators" ADD CONSTRAINT "operators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE invites ADD CONSTRAINT invites_max_uses CHECK (uses <= max_uses);
ALTER TABLE members ADD CONSTRAINT members_ending CHECK (ending IS NULL OR left_at IS NOT NULL);
