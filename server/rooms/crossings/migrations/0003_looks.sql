-- Looks with a purpose and a case (I-19), and how many rows each officer was handed (I-25).
CREATE TABLE "crossings"."look" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text,
	"case_number" text,
	"subject" uuid,
	"person_hash" "bytea",
	"document_hash" "bytea",
	"rows" integer NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK (kind in ('document', 'person', 'row', 'opened', 'overstays')),
	CHECK (kind = 'overstays' or (purpose is not null and case_number is not null)),
	CHECK (rows >= 0)
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."look_rest" PARTITION OF "crossings"."look" DEFAULT;
--> statement-breakpoint
CREATE INDEX "look_by" ON "crossings"."look" ("site","by","id");
--> statement-breakpoint
CREATE TRIGGER "look_keep" BEFORE UPDATE OR DELETE ON "crossings"."look" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "look_keep_all" BEFORE TRUNCATE ON "crossings"."look" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "look_rest_keep_all" BEFORE TRUNCATE ON "crossings"."look_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TABLE "crossings"."look_hour" (
	"officer" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"rows" integer NOT NULL,
	"most" integer NOT NULL,
	PRIMARY KEY ("officer","hour"),
	CHECK (rows <= most)
);
--> statement-breakpoint
CREATE TABLE "crossings"."look_limit" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
-- Files of a person anywhere in the country, those that ended without a passage too (rule 9: by what is searched).
CREATE INDEX "traveller_person" ON "crossings"."traveller" ("person_hash");
--> statement-breakpoint
-- Who may be inside beyond the last day admitted is sought by that day.
CREATE INDEX "passage_until" ON "crossings"."passage" ("admitted_until","id") WHERE direction = 'entry' and admitted_until is not null;
