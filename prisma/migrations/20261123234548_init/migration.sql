-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('book_club', 'workout', 'dinner', 'games', 'walk', 'call', 'other');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('organizer', 'co_organizer', 'member');

-- CreateEnum
CREATE TYPE "answer" AS ENUM ('in', 'maybe', 'out');

-- CreateEnum
CREATE TYPE "meetup_state" AS ENUM ('on', 'cancelled', 'taken_out');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "zone" TEXT,
    "personal_generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "devices" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "page_key_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_tokens" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" UUID NOT NULL,
    "kind" "group_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "page_key_hash" BYTEA NOT NULL,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "invite_id" UUID,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invites" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "invites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rsvps" (
    "id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "answer" "answer" NOT NULL,
    "note" TEXT,
    "ticket" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rsvps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_answers" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "ticket" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "standing_answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "start_time" TIME(0) NOT NULL,
    "zone" TEXT NOT NULL,
    "rrule" TEXT,
    "length" INTEGER NOT NULL,
    "place" TEXT,
    "link" TEXT,
    "capacity" INTEGER,
    "turn" INTEGER NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meetups" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "state" "meetup_state" NOT NULL DEFAULT 'on',
    "starts_at" TIMESTAMP(0),
    "zone" TEXT,
    "length" INTEGER,
    "turn" INTEGER NOT NULL,

    CONSTRAINT "meetups_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "devices_token_hash_key" ON "devices"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "devices_page_key_hash_key" ON "devices"("page_key_hash");

-- CreateIndex
CREATE INDEX "devices_user_id_idx" ON "devices"("user_id");

-- CreateIndex
CREATE INDEX "devices_expires_at_idx" ON "devices"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_tokens_expires_at_idx" ON "sign_in_tokens"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_tokens_email_token_hash_key" ON "sign_in_tokens"("email", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "groups_page_key_hash_key" ON "groups"("page_key_hash");

-- CreateIndex
CREATE INDEX "members_group_id_joined_at_idx" ON "members"("group_id", "joined_at");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE INDEX "members_invite_id_idx" ON "members"("invite_id");

-- CreateIndex
CREATE INDEX "invites_group_id_created_at_idx" ON "invites"("group_id", "created_at");

-- CreateIndex
CREATE INDEX "invites_member_id_idx" ON "invites"("member_id");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE INDEX "rsvps_member_id_idx" ON "rsvps"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "rsvps_meetup_id_member_id_key" ON "rsvps"("meetup_id", "member_id");

-- CreateIndex
CREATE INDEX "standing_answers_series_id_until_idx" ON "standing_answers"("series_id", "until");

-- CreateIndex
CREATE INDEX "standing_answers_member_id_idx" ON "standing_answers"("member_id");

-- CreateIndex
CREATE INDEX "series_group_id_created_at_idx" ON "series"("group_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "plans_series_id_from_key" ON "plans"("series_id", "from");

-- CreateIndex
CREATE UNIQUE INDEX "meetups_series_id_date_key" ON "meetups"("series_id", "date");

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_invite_id_fkey" FOREIGN KEY ("invite_id") REFERENCES "invites"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invites" ADD CONSTRAINT "invites_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_answers" ADD CONSTRAINT "standing_answers_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing_answers" ADD CONSTRAINT "standing_answers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetups" ADD CONSTRAINT "meetups_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE users ADD CONSTRAINT users_email_lower CHECK (email = lower(email));
CREATE UNIQUE INDEX members_running ON members (group_id, user_id) WHERE left_at IS NULL;
CREATE UNIQUE INDEX standing_answers_running ON standing_answers (series_id, member_id) WHERE until IS NULL;
ALTER TABLE members ADD CONSTRAINT members_order CHECK (left_at >= joined_at);
ALTER TABLE standing_answers ADD CONSTRAINT standing_answers_order CHECK (until >= "from");
CREATE UNIQUE INDEX plans_open ON plans (series_id) WHERE until IS NULL;
ALTER TABLE plans ADD CONSTRAINT plans_order CHECK (until > "from");
ALTER TABLE plans ADD CONSTRAINT plans_length CHECK (length BETWEEN 1 AND 10080);
ALTER TABLE plans ADD CONSTRAINT plans_capacity CHECK (capacity > 0);
ALTER TABLE invites ADD CONSTRAINT invites_uses CHECK (uses >= 0);
