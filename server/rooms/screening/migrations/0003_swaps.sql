-- Which version of a list answers is a row of its own: an import, an approval or a return to the one before puts it
-- there, and the rows before stay (I-24, I-38). A version that looks cut off waits for a second person (I-22).
ALTER TABLE "screening"."list_version" ADD COLUMN "header" text;
--> statement-breakpoint
ALTER TABLE "screening"."import_job" ADD COLUMN "proposal" uuid;
--> statement-breakpoint
CREATE TABLE "screening"."list_proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"version" uuid NOT NULL REFERENCES "screening"."list_version" ("id"),
	"kind" text NOT NULL,
	"live" uuid REFERENCES "screening"."list_version" ("id"),
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	"findings" jsonb NOT NULL,
	CHECK (kind = 'import' or (kind = 'rollback' and reason is not null))
);
--> statement-breakpoint
CREATE INDEX "list_proposal_list" ON "screening"."list_proposal" ("list","at" DESC);
--> statement-breakpoint
CREATE TABLE "screening"."list_answer" (
	"proposal" uuid PRIMARY KEY NOT NULL REFERENCES "screening"."list_proposal" ("id"),
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"proposed_by" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	CHECK (answer in ('approved', 'rejected', 'withdrawn')),
	CHECK ((answer = 'withdrawn') = (by = proposed_by))
);
--> statement-breakpoint
CREATE TABLE "screening"."list_swap" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"number" integer NOT NULL,
	"version" uuid NOT NULL REFERENCES "screening"."list_version" ("id"),
	"overrode" uuid REFERENCES "screening"."list_version" ("id"),
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"proposal" uuid REFERENCES "screening"."list_proposal" ("id"),
	UNIQUE ("list","number")
);
--> statement-breakpoint
-- Until now every version answered from its import on.
INSERT INTO "screening"."list_swap" ("id","list","number","version","overrode","at","by")
  SELECT id, list, row_number() over (partition by list order by imported_at, id), id,
         lag(id) over (partition by list order by imported_at, id), imported_at, by
    FROM "screening"."list_version";
--> statement-breakpoint
CREATE TRIGGER "list_proposal_keep" BEFORE UPDATE OR DELETE ON "screening"."list_proposal" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "list_proposal_keep_all" BEFORE TRUNCATE ON "screening"."list_proposal" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "list_answer_keep" BEFORE UPDATE OR DELETE ON "screening"."list_answer" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "list_answer_keep_all" BEFORE TRUNCATE ON "screening"."list_answer" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "list_swap_keep" BEFORE UPDATE OR DELETE ON "screening"."list_swap" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "list_swap_keep_all" BEFORE TRUNCATE ON "screening"."list_swap" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
