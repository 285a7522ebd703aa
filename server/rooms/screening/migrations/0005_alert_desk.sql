ALTER TABLE "screening"."alert_version" ADD COLUMN "owner_unit" text, ADD COLUMN "effects" jsonb, ADD COLUMN "takes_away" boolean, ADD COLUMN "also_approved_by" text;
--> statement-breakpoint
-- What removes, shortens or weakens an alert has two approvers, neither of them its proposer (I-23).
ALTER TABLE "screening"."alert_version" ADD CONSTRAINT "alert_version_two_approvers" CHECK (
	(takes_away IS NOT TRUE AND (state <> 'withdrawn' OR takes_away IS NULL))
	OR (also_approved_by IS NOT NULL AND also_approved_by <> approved_by AND also_approved_by <> proposed_by)
);
--> statement-breakpoint
ALTER TABLE "screening"."alert_proposal" ADD COLUMN "base" integer, ADD COLUMN "unit" text, ADD COLUMN "effects" jsonb, ADD COLUMN "takes_away" boolean;
--> statement-breakpoint
CREATE TABLE "screening"."alert_approval" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"proposal" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id"),
	UNIQUE ("site","proposal"),
	FOREIGN KEY ("site","proposal") REFERENCES "screening"."alert_proposal" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "screening"."alert_notice" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"alert" uuid NOT NULL,
	"version" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"owner" text NOT NULL,
	"unit" text,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE INDEX "alert_notice_owner" ON "screening"."alert_notice" ("owner","unit");
--> statement-breakpoint
CREATE TABLE "screening"."alert_notice_seen" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"notice_site" text NOT NULL,
	"notice" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE INDEX "alert_notice_seen_notice" ON "screening"."alert_notice_seen" ("notice_site","notice");
--> statement-breakpoint
CREATE TABLE "screening"."hit_feedback" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"hit_site" text NOT NULL,
	"hit" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"verdict" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK (verdict in ('agrees', 'disagrees'))
);
--> statement-breakpoint
CREATE INDEX "hit_feedback_hit" ON "screening"."hit_feedback" ("hit_site","hit");
--> statement-breakpoint
CREATE INDEX "hit_source" ON "screening"."hit" ("source","source_id");
--> statement-breakpoint
CREATE INDEX "alert_version_alert" ON "screening"."alert_version" ("alert","number" DESC);
--> statement-breakpoint
CREATE INDEX "alert_proposal_alert" ON "screening"."alert_proposal" ("alert");
--> statement-breakpoint
-- Crossings of the last months are counted for the quality of an alert: ids are no cursor of time, and a block range index of the time is small.
CREATE INDEX "screening_at" ON "screening"."screening" USING brin ("at");
--> statement-breakpoint
CREATE TRIGGER "alert_approval_keep" BEFORE UPDATE OR DELETE ON "screening"."alert_approval" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_approval_keep_all" BEFORE TRUNCATE ON "screening"."alert_approval" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_notice_keep" BEFORE UPDATE OR DELETE ON "screening"."alert_notice" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_notice_keep_all" BEFORE TRUNCATE ON "screening"."alert_notice" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_notice_seen_keep" BEFORE UPDATE OR DELETE ON "screening"."alert_notice_seen" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_notice_seen_keep_all" BEFORE TRUNCATE ON "screening"."alert_notice_seen" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_feedback_keep" BEFORE UPDATE OR DELETE ON "screening"."hit_feedback" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_feedback_keep_all" BEFORE TRUNCATE ON "screening"."hit_feedback" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
