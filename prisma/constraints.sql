-- What Prisma's schema cannot say. Applied by a migration; the drift test compares.
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
ALTER TABLE invites ADD CONSTRAINT invites_max_uses CHECK (uses <= max_uses);
ALTER TABLE members ADD CONSTRAINT members_ending CHECK (ending IS NULL OR left_at IS NOT NULL);
ALTER TABLE meetups ADD CONSTRAINT meetups_length CHECK (length BETWEEN 1 AND 10080);
ALTER TABLE meetups ADD CONSTRAINT meetups_capacity CHECK (capacity > 0);
ALTER TABLE meetups ADD CONSTRAINT meetups_carried CHECK ((state::text = 'carried') = (carried_to IS NOT NULL));
ALTER TABLE meetups ADD CONSTRAINT meetups_retired CHECK (state::text = 'retired' OR retired_by IS NULL);
