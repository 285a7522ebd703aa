CREATE SCHEMA "screening";
--> statement-breakpoint
CREATE TABLE "screening"."list" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "screening"."list_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"published" text,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"entries" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"previous" uuid REFERENCES "screening"."list_version" ("id")
);
--> statement-breakpoint
CREATE INDEX "list_version_newest" ON "screening"."list_version" ("list","imported_at" DESC,"id" DESC);
--> statement-breakpoint
CREATE TABLE "screening"."entry" (
	"version" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"content" jsonb NOT NULL,
	PRIMARY KEY ("version","id"),
	FOREIGN KEY ("version") REFERENCES "screening"."list_version" ("id"),
	CHECK (kind in ('person', 'organisation', 'vessel', 'aircraft', 'document', 'vehicle'))
);
--> statement-breakpoint
CREATE TABLE "screening"."alert_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"alert" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"subject" text NOT NULL,
	"owner" text NOT NULL,
	"purpose" text NOT NULL,
	"reference" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_until" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"proposed_by" text NOT NULL,
	"approved_by" text NOT NULL,
	"key_site" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	UNIQUE ("alert","number"),
	CHECK (state in ('in-force', 'withdrawn')),
	CHECK (proposed_by <> approved_by)
);
--> statement-breakpoint
CREATE TABLE "screening"."alert_proposal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"alert" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","id") REFERENCES "platform"."proposal" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "screening"."screening" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"result" text NOT NULL,
	"lists" jsonb NOT NULL,
	"method" text NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK (result in ('no-hit', 'hit', 'could-not'))
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "screening"."screening_rest" PARTITION OF "screening"."screening" DEFAULT;
--> statement-breakpoint
CREATE INDEX "screening_crossing" ON "screening"."screening" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "screening"."hit" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"screening" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"lane" text,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"version" uuid NOT NULL,
	"entry" text NOT NULL,
	"entry_hash" "bytea" NOT NULL,
	"owner" text NOT NULL,
	"person_hash" "bytea",
	"bits" double precision NOT NULL,
	"clearance" uuid,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","screening") REFERENCES "screening"."screening" ("site","id"),
	CHECK (source in ('list', 'alert'))
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "screening"."hit_rest" PARTITION OF "screening"."hit" DEFAULT;
--> statement-breakpoint
CREATE INDEX "hit_crossing" ON "screening"."hit" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "screening"."hit_review" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"hit" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"decision" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	UNIQUE ("site","hit"),
	FOREIGN KEY ("site","hit") REFERENCES "screening"."hit" ("site","id"),
	CHECK (decision in ('same', 'not-same'))
);
--> statement-breakpoint
CREATE TABLE "screening"."clearance" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"hit" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"entry" text NOT NULL,
	"entry_hash" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","hit") REFERENCES "screening"."hit" ("site","id")
);
--> statement-breakpoint
CREATE INDEX "clearance_person" ON "screening"."clearance" ("person_hash");
--> statement-breakpoint
CREATE TABLE "screening"."import_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"step" text NOT NULL,
	"done" double precision NOT NULL,
	"of" double precision NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL,
	"counts" jsonb,
	"refused" jsonb NOT NULL,
	"problem" text,
	"problem_row" integer,
	"version" uuid,
	CHECK (step in ('waiting', 'reading', 'comparing', 'writing', 'indexing', 'done', 'failed', 'stopped'))
);
--> statement-breakpoint
-- Versions of alerts and entries of published lists are only added (I-23, I-38): a promise held by the database too.
CREATE TRIGGER "alert_version_keep" BEFORE UPDATE OR DELETE ON "screening"."alert_version" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "alert_version_keep_all" BEFORE TRUNCATE ON "screening"."alert_version" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "entry_keep" BEFORE UPDATE ON "screening"."entry" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
