-- CreateEnum
CREATE TYPE "mail_fault" AS ENUM ('unreachable', 'tls', 'login', 'sender', 'recipient', 'timeout', 'refused');

-- CreateEnum
CREATE TYPE "drop_reason" AS ENUM ('untrue', 'switched_off', 'no_address', 'no_server');

-- CreateEnum
CREATE TYPE "notice_kind" AS ENUM ('question', 'reminder', 'seat', 'change', 'organizing');

-- CreateEnum
CREATE TYPE "if_short" AS ENUM ('call_off', 'ask');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('on', 'off', 'asked');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "notice_reason" ADD VALUE 'confirmed';
ALTER TYPE "notice_reason" ADD VALUE 'question';
ALTER TYPE "notice_reason" ADD VALUE 'reminder';
ALTER TYPE "notice_reason" ADD VALUE 'changed';
ALTER TYPE "notice_reason" ADD VALUE 'cancelled';
ALTER TYPE "notice_reason" ADD VALUE 'restored';
ALTER TYPE "notice_reason" ADD VALUE 'added';
ALTER TYPE "notice_reason" ADD VALUE 'asked_again';
ALTER TYPE "notice_reason" ADD VALUE 'decided_on';
ALTER TYPE "notice_reason" ADD VALUE 'called_off';
ALTER TYPE "notice_reason" ADD VALUE 'decide';
ALTER TYPE "notice_reason" ADD VALUE 'still_alive';
ALTER TYPE "notice_reason" ADD VALUE 'activity';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "refused_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fault" "mail_fault",
ADD COLUMN     "fault_detail" TEXT,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "try_at" TIMESTAMPTZ(3),
ADD COLUMN     "uncertain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "dropped" "drop_reason",
ADD COLUMN     "mail_id" UUID,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "was" JSONB;

-- AlterTable
ALTER TABLE "series" ADD COLUMN     "wakes_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "decide_before" INTEGER,
ADD COLUMN     "if_short" "if_short",
ADD COLUMN     "minimum" INTEGER;

-- CreateTable
CREATE TABLE "mail_switches" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "notice_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_switches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "verdict" "verdict" NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" INTEGER NOT NULL,
    "minimum" INTEGER NOT NULL,
    "reopened_at" TIMESTAMPTZ(3),

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_switches_member_id_kind_key" ON "mail_switches"("member_id", "kind");

-- CreateIndex
CREATE INDEX "decisions_meetup_id_idx" ON "decisions"("meetup_id");

-- CreateIndex
CREATE INDEX "decisions_by_id_idx" ON "decisions"("by_id");

-- CreateIndex
CREATE INDEX "mails_try_at_idx" ON "mails"("try_at");

-- CreateIndex
CREATE INDEX "mails_user_id_idx" ON "mails"("user_id");

-- CreateIndex
CREATE INDEX "notices_mail_id_idx" ON "notices"("mail_id");

-- CreateIndex
CREATE INDEX "series_wakes_at_idx" ON "series"("wakes_at");

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_switches" ADD CONSTRAINT "mail_switches_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE plans ADD CONSTRAINT plans_minimum CHECK (minimum > 0);
ALTER TABLE plans ADD CONSTRAINT plans_decision CHECK ((minimum IS NULL) = (decide_before IS NULL) AND (minimum IS NULL) = (if_short IS NULL));
ALTER TABLE plans ADD CONSTRAINT plans_decide_before CHECK (decide_before BETWEEN 0 AND 40320);
CREATE UNIQUE INDEX decisions_standing ON decisions (meetup_id) WHERE reopened_at IS NULL;
CREATE INDEX notices_due ON notices (not_before) WHERE settled_at IS NULL AND mail_id IS NULL;

-- What is stored already: every series is looked at once, and what waits to be delivered waits on.
UPDATE series SET wakes_at = created_at;
UPDATE mails SET try_at = created_at WHERE delivered_at IS NULL;
