-- An import of the past on its way: this node's own until it is taken over.
CREATE TABLE "crossings"."past_job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"step" text NOT NULL,
	"done" double precision NOT NULL,
	"of" double precision NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL,
	"counts" jsonb,
	"sha256" "bytea",
	"problem" text,
	"problem_row" integer
);
--> statement-breakpoint
CREATE TABLE "crossings"."past_event" (
	"job" uuid NOT NULL,
	"id" uuid NOT NULL,
	"row" integer NOT NULL,
	"kind" text NOT NULL,
	"stay" boolean NOT NULL,
	"person" uuid NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"nationality" text NOT NULL,
	"direction" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone,
	"post" text NOT NULL,
	"territory" text NOT NULL,
	"admitted_until" date,
	"letters" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("job","id"),
	CHECK (kind in ('entry', 'exit', 'refusal', 'person'))
);
--> statement-breakpoint
-- Compared and taken over person by person, a slice of their hashes at a time.
CREATE INDEX "past_event_person" ON "crossings"."past_event" ("job","person_hash");
--> statement-breakpoint
CREATE TABLE "crossings"."past_refused" (
	"job" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" text NOT NULL,
	"other" integer,
	PRIMARY KEY ("job","row")
);
