-- What another system recorded before. A batch is one change; its rows travel inside it, as entries do inside their version.
-- No foreign key stands on its rows: they are written with the batch in one transaction, and checking millions one by one would hold it long.
CREATE TABLE "crossings"."past_batch" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"source" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"counts" jsonb NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TABLE "crossings"."past_reversal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"proposal" uuid NOT NULL,
	FOREIGN KEY ("site","batch") REFERENCES "crossings"."past_batch" ("site","id"),
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "past_reversal_once" ON "crossings"."past_reversal" ("site","batch");
--> statement-breakpoint
CREATE TABLE "crossings"."past_person" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."past_person_rest" PARTITION OF "crossings"."past_person" DEFAULT;
--> statement-breakpoint
CREATE INDEX "past_person_document" ON "crossings"."past_person" ("document_hash");
--> statement-breakpoint
CREATE INDEX "past_person_person" ON "crossings"."past_person" ("person_hash");
--> statement-breakpoint
CREATE TABLE "crossings"."past_passage" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"person" uuid NOT NULL,
	"nationality" text NOT NULL,
	"direction" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone,
	"post" text NOT NULL,
	"territory" text NOT NULL,
	"admitted_until" date,
	"last" boolean NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK (direction in ('entry', 'exit'))
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."past_passage_rest" PARTITION OF "crossings"."past_passage" DEFAULT;
--> statement-breakpoint
CREATE INDEX "past_passage_person" ON "crossings"."past_passage" ("person_hash","day");
--> statement-breakpoint
CREATE INDEX "past_passage_document" ON "crossings"."past_passage" ("document_hash","day");
--> statement-breakpoint
CREATE INDEX "past_passage_until" ON "crossings"."past_passage" ("admitted_until","id") WHERE direction = 'entry' and last and admitted_until is not null;
--> statement-breakpoint
CREATE TABLE "crossings"."past_refusal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"person" uuid NOT NULL,
	"nationality" text NOT NULL,
	"direction" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone,
	"post" text NOT NULL,
	"letters" text NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK (direction in ('entry', 'exit'))
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."past_refusal_rest" PARTITION OF "crossings"."past_refusal" DEFAULT;
--> statement-breakpoint
CREATE INDEX "past_refusal_person" ON "crossings"."past_refusal" ("person_hash");
--> statement-breakpoint
CREATE INDEX "past_refusal_document" ON "crossings"."past_refusal" ("document_hash");
--> statement-breakpoint
CREATE TRIGGER "past_batch_keep" BEFORE UPDATE OR DELETE ON "crossings"."past_batch" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_batch_keep_all" BEFORE TRUNCATE ON "crossings"."past_batch" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_reversal_keep" BEFORE UPDATE OR DELETE ON "crossings"."past_reversal" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_reversal_keep_all" BEFORE TRUNCATE ON "crossings"."past_reversal" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_passage_keep" BEFORE UPDATE OR DELETE ON "crossings"."past_passage" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_passage_keep_all" BEFORE TRUNCATE ON "crossings"."past_passage" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_passage_rest_keep_all" BEFORE TRUNCATE ON "crossings"."past_passage_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_refusal_keep" BEFORE UPDATE OR DELETE ON "crossings"."past_refusal" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_refusal_keep_all" BEFORE TRUNCATE ON "crossings"."past_refusal" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_refusal_rest_keep_all" BEFORE TRUNCATE ON "crossings"."past_refusal_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- Nobody is rewritten; whoever must be forgotten is deleted here, and only here.
CREATE TRIGGER "past_person_keep" BEFORE UPDATE ON "crossings"."past_person" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_person_keep_all" BEFORE TRUNCATE ON "crossings"."past_person" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "past_person_rest_keep_all" BEFORE TRUNCATE ON "crossings"."past_person_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
