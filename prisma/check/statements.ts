/**
 * What must hold for rows beside each other, as statements of which each gives a line for each breach. The first word
 * of a line is always what it is about, with its id.
 */
const ofSeries = (table: string, alias: string) => `${table} ${alias} JOIN series s ON s.id = ${alias}.series_id`;

const onDates = (table: string, alias: string) =>
  `${table} ${alias} JOIN meetups t ON t.id = ${alias}.meetup_id JOIN series s ON s.id = t.series_id`;

const where = "'series ' || s.id || ', date ' || t.date || ': '";

/** No turn, ticket or revision lies above the turn of its series. */
const turns = [
  `SELECT 'series ' || s.id || ': plan from ' || p."from" || ' has turn ' || p.turn || ', above ' || s.turn AS line
    FROM ${ofSeries("plans", "p")} WHERE p.turn > s.turn`,
  `SELECT ${where} || 'has turn ' || t.turn || ', above ' || s.turn AS line
    FROM ${ofSeries("meetups", "t")} WHERE t.turn > s.turn`,
  `SELECT ${where} || 'the answer of member ' || r.member_id || ' has ticket ' || r.ticket || ', above ' || s.turn AS line
    FROM ${onDates("rsvps", "r")} WHERE r.ticket > s.turn`,
  `SELECT 'series ' || s.id || ': standing answer ' || a.id || ' has ticket ' || a.ticket || ', above ' || s.turn AS line
    FROM ${ofSeries("standing_answers", "a")} WHERE a.ticket > s.turn`,
  `SELECT 'series ' || s.id || ': away ticket ' || k.id || ' has ticket ' || k.ticket || ', above ' || s.turn AS line
    FROM ${ofSeries("away_tickets", "k")} WHERE k.ticket > s.turn`,
  `SELECT 'series ' || s.id || ': edit ' || e.id || ' has turn ' || e.turn || ', above ' || s.turn AS line
    FROM ${ofSeries("edits", "e")} WHERE e.turn > s.turn`,
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' has revision ' || n.revision || ', above ' || s.turn AS line
    FROM ${ofSeries("notices", "n")} WHERE n.revision > s.turn`,
  `SELECT ${where} || 'comment ' || c.id || ' has turn ' || c.turn || ', above ' || s.turn AS line
    FROM ${onDates("comments", "c")} WHERE c.turn > s.turn`,
];

/** What one said is said in the group whose series it is. */
const groups = [
  `SELECT ${where} || 'the answer ' || r.id || ' is of a member of another group' AS line
    FROM ${onDates("rsvps", "r")} JOIN members m ON m.id = r.member_id WHERE m.group_id <> s.group_id`,
  `SELECT 'series ' || s.id || ': standing answer ' || a.id || ' is of a member of another group' AS line
    FROM ${ofSeries("standing_answers", "a")} JOIN members m ON m.id = a.member_id WHERE m.group_id <> s.group_id`,
  `SELECT 'series ' || s.id || ': away ticket ' || k.id || ' is of another group or another person' AS line
    FROM ${ofSeries("away_tickets", "k")} JOIN members m ON m.id = k.member_id JOIN aways a ON a.id = k.away_id
    WHERE m.group_id <> s.group_id OR m.user_id <> a.user_id`,
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' is for a member of another group' AS line
    FROM ${ofSeries("notices", "n")} JOIN members m ON m.id = n.member_id WHERE m.group_id <> s.group_id`,
  `SELECT ${where} || 'comment ' || c.id || ' is of a member of another group' AS line
    FROM ${onDates("comments", "c")} JOIN members m ON m.id = c.member_id WHERE m.group_id <> s.group_id`,
  `SELECT ${where} || 'member ' || p.member_id || ' came from another group' AS line
    FROM ${onDates("turnouts", "o")} JOIN presences p ON p.turnout_id = o.id JOIN members m ON m.id = p.member_id
    WHERE m.group_id <> s.group_id`,
];

/** Rows with a beginning and an end are in order, and of one person and thing one at a time. */
const stretches = [
  `SELECT 'series ' || series_id || ': standing answer ' || id || ' ends before it begins' AS line
    FROM standing_answers WHERE until < "from"`,
  `SELECT 'series ' || series_id || ': standing answers ' || before || ' and ' || id || ' of one member overlap' AS line
    FROM (SELECT id, series_id, "from", lag(id) OVER same AS before, lag(coalesce(until, 'infinity')) OVER same AS ended
      FROM standing_answers WHERE until IS NULL OR until > "from"
      WINDOW same AS (PARTITION BY series_id, member_id ORDER BY "from", id)) a WHERE ended > "from"`,
  `SELECT 'group ' || group_id || ': membership ' || id || ' ends before it begins' AS line
    FROM members WHERE left_at < joined_at`,
  `SELECT 'group ' || group_id || ': memberships ' || before || ' and ' || id || ' of one person overlap' AS line
    FROM (SELECT id, group_id, joined_at, lag(id) OVER same AS before, lag(coalesce(left_at, 'infinity')) OVER same AS ended
      FROM members WHERE left_at IS NULL OR left_at > joined_at
      WINDOW same AS (PARTITION BY group_id, user_id ORDER BY joined_at, id)) m WHERE ended > joined_at`,
  `SELECT 'user ' || user_id || ': away ' || id || ' ends before it begins' AS line
    FROM aways WHERE until <= "from" OR lifted_at < set_at`,
];

/** Each once. */
const once = [
  `SELECT 'series ' || series_id || ', date ' || date || ': member ' || member_id || ' has ' || count(*) || ' notices ' ||
      reason || ' of revision ' || revision AS line
    FROM notices GROUP BY member_id, reason, series_id, date, revision HAVING count(*) > 1`,
  `SELECT ${where} || 'member ' || r.member_id || ' has ' || count(*) || ' answers' AS line
    FROM ${onDates("rsvps", "r")} GROUP BY s.id, t.id, r.member_id HAVING count(*) > 1`,
  `SELECT 'series ' || s.id || ', date ' || t.date || ': has ' || count(*) || ' rows' AS line
    FROM ${ofSeries("meetups", "t")} GROUP BY s.id, t.date HAVING count(*) > 1`,
  `SELECT ${where} || 'has ' || count(*) || ' decisions that stand' AS line
    FROM ${onDates("decisions", "d")} WHERE d.reopened_at IS NULL GROUP BY s.id, t.id HAVING count(*) > 1`,
];

/** What is said of telling people holds together. */
const told = [
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' is settled as mailed, by a mail that waits still' AS line
    FROM ${ofSeries("notices", "n")} JOIN mails l ON l.id = n.mail_id
    WHERE n.settled_at IS NOT NULL AND n.dropped IS NULL AND l.try_at IS NOT NULL`,
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' was not mailed, ' || n.dropped || ', and is still to do' AS line
    FROM ${ofSeries("notices", "n")} WHERE n.dropped IS NOT NULL AND n.settled_at IS NULL`,
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' is shown only, and was mailed' AS line
    FROM ${ofSeries("notices", "n")} WHERE n.not_before IS NULL AND n.mail_id IS NOT NULL`,
  `SELECT 'series ' || s.id || ': notice ' || n.id || ' is in a mail to somebody else' AS line
    FROM ${ofSeries("notices", "n")} JOIN mails l ON l.id = n.mail_id JOIN members m ON m.id = n.member_id
    WHERE l.user_id IS DISTINCT FROM m.user_id`,
  `SELECT 'mail ' || id || ': was delivered and is tried again' AS line
    FROM mails WHERE delivered_at IS NOT NULL AND try_at IS NOT NULL`,
];

/** What a date can have. */
const dates = [
  `SELECT ${where} || 'is carried and still has the answer of member ' || r.member_id AS line
    FROM ${onDates("rsvps", "r")} WHERE t.state = 'carried'`,
  `SELECT ${where} || 'somebody took who came, and it is no date' AS line
    FROM ${onDates("turnouts", "o")} WHERE t.state NOT IN ('on', 'cancelled')`,
  `SELECT ${where} || 'member ' || r.member_id || ' brings ' || r.brings AS line
    FROM ${onDates("rsvps", "r")} WHERE r.brings NOT BETWEEN 0 AND 9`,
  `SELECT ${where} || 'is ' || t.state || ', and it stands decided that it is ' || d.verdict AS line
    FROM ${onDates("decisions", "d")} WHERE d.reopened_at IS NULL
      AND (t.state = 'on' AND d.verdict = 'off' OR t.state = 'cancelled' AND d.verdict <> 'off')`,
];

export const statements: readonly string[] = [...turns, ...groups, ...stretches, ...once, ...dates, ...told];
