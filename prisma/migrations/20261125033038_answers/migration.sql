-- CreateEnum
CREATE TYPE "notice_reason" AS ENUM ('moved_up', 'lost_seat');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "audit_action" ADD VALUE 'guest_added';
ALTER TYPE "audit_action" ADD VALUE 'comment_removed';

-- AlterTable
ALTER TABLE "rsvps" ADD COLUMN     "brings" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "by_id" UUID;

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "may_bring" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "meetups" ADD COLUMN     "may_bring" INTEGER;

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "reason" "notice_reason" NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "aways" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "aways_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "away_tickets" (
    "id" UUID NOT NULL,
    "away_id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "ticket" INTEGER NOT NULL,

    CONSTRAINT "away_tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turnouts" (
    "id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "taken_by_id" UUID,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "turnouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presences" (
    "id" UUID NOT NULL,
    "turnout_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "presences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "comments_meetup_id_turn_idx" ON "comments"("meetup_id", "turn");

-- CreateIndex
CREATE INDEX "comments_member_id_idx" ON "comments"("member_id");

-- CreateIndex
CREATE INDEX "notices_series_id_idx" ON "notices"("series_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_member_id_reason_series_id_date_revision_key" ON "notices"("member_id", "reason", "series_id", "date", "revision");

-- CreateIndex
CREATE INDEX "aways_user_id_idx" ON "aways"("user_id");

-- CreateIndex
CREATE INDEX "away_tickets_series_id_idx" ON "away_tickets"("series_id");

-- CreateIndex
CREATE INDEX "away_tickets_member_id_idx" ON "away_tickets"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "away_tickets_away_id_series_id_member_id_key" ON "away_tickets"("away_id", "series_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "turnouts_meetup_id_key" ON "turnouts"("meetup_id");

-- CreateIndex
CREATE INDEX "turnouts_taken_by_id_idx" ON "turnouts"("taken_by_id");

-- CreateIndex
CREATE INDEX "presences_member_id_idx" ON "presences"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "presences_turnout_id_member_id_key" ON "presences"("turnout_id", "member_id");

-- CreateIndex
CREATE INDEX "rsvps_by_id_idx" ON "rsvps"("by_id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "aways" ADD CONSTRAINT "aways_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "away_tickets" ADD CONSTRAINT "away_tickets_away_id_fkey" FOREIGN KEY ("away_id") REFERENCES "aways"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "away_tickets" ADD CONSTRAINT "away_tickets_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "away_tickets" ADD CONSTRAINT "away_tickets_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turnouts" ADD CONSTRAINT "turnouts_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turnouts" ADD CONSTRAINT "turnouts_taken_by_id_fkey" FOREIGN KEY ("taken_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_turnout_id_fkey" FOREIGN KEY ("turnout_id") REFERENCES "turnouts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presences" ADD CONSTRAINT "presences_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE rsvps ADD CONSTRAINT rsvps_brings CHECK (brings BETWEEN 0 AND 9);
ALTER TABLE plans ADD CONSTRAINT plans_may_bring CHECK (may_bring BETWEEN 0 AND 9);
ALTER TABLE meetups ADD CONSTRAINT meetups_may_bring CHECK (may_bring BETWEEN 0 AND 9);
ALTER TABLE aways ADD CONSTRAINT aways_order CHECK (until > "from");
ALTER TABLE aways ADD CONSTRAINT aways_lifted CHECK (lifted_at >= set_at);
