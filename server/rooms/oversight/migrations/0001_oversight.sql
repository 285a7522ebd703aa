CREATE SCHEMA "oversight";
--> statement-breakpoint
CREATE TABLE "oversight"."job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"export" uuid,
	"log" text NOT NULL,
	"from" bigint NOT NULL,
	"until" bigint NOT NULL,
	"size" bigint NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"step" text NOT NULL,
	"done" bigint NOT NULL,
	"of" bigint NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL,
	"lines" bigint,
	"verdict" jsonb,
	"bytes" bigint,
	"sha256" text,
	"problem" text,
	CHECK ("kind" in ('check', 'export')),
	CHECK (("kind" = 'export') = ("export" IS NOT NULL)),
	CHECK ("from" >= 0 AND "from" < "until" AND "until" <= "size")
);
--> statement-breakpoint
CREATE INDEX "job_export" ON "oversight"."job" ("export");
