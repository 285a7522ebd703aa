-- Tables that grow are partitioned by range of id, which carries the time (rule 8); one default partition is enough for a small node.
CREATE TABLE "platform"."ledger" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"authority" text NOT NULL,
	"post" text,
	"lane" text,
	"action" text NOT NULL,
	"subject" text,
	"facts" jsonb NOT NULL,
	"commitment" "bytea",
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "platform"."ledger_rest" PARTITION OF "platform"."ledger" DEFAULT;
--> statement-breakpoint
CREATE INDEX "ledger_subject" ON "platform"."ledger" ("site","subject");
--> statement-breakpoint
CREATE INDEX "ledger_actor" ON "platform"."ledger" ("site","actor","id");
--> statement-breakpoint
CREATE TABLE "platform"."request" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"outcome" jsonb NOT NULL,
	"line" uuid NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "platform"."request_rest" PARTITION OF "platform"."request" DEFAULT;
--> statement-breakpoint
-- Emptied once a second: dead rows must not pile up.
CREATE TABLE "platform"."pending" (
	"site" text NOT NULL,
	"line" uuid NOT NULL,
	"relation" text NOT NULL,
	"id" text NOT NULL,
	PRIMARY KEY ("site","line","relation","id")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_insert_threshold = -1);
--> statement-breakpoint
CREATE TABLE "platform"."head" ("site" text PRIMARY KEY NOT NULL, "size" bigint NOT NULL, "frontier" "bytea" NOT NULL);
--> statement-breakpoint
CREATE TABLE "platform"."leaf" (
	"site" text NOT NULL,
	"pos" bigint NOT NULL,
	"id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	PRIMARY KEY ("site","pos")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "leaf_line" ON "platform"."leaf" ("site","id");
--> statement-breakpoint
CREATE TABLE "platform"."change" (
	"site" text NOT NULL,
	"pos" bigint NOT NULL,
	"relation" text NOT NULL,
	"id" text NOT NULL,
	PRIMARY KEY ("site","pos","relation","id")
);
--> statement-breakpoint
CREATE TABLE "platform"."checkpoint" (
	"site" text NOT NULL,
	"size" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	PRIMARY KEY ("site","size")
);
--> statement-breakpoint
CREATE TABLE "platform"."record_key" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"wrapped" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "platform"."record_key_rest" PARTITION OF "platform"."record_key" DEFAULT;
--> statement-breakpoint
CREATE TABLE "platform"."proposal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"input" jsonb NOT NULL,
	"reason" text NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TABLE "platform"."proposal_answer" (
	"site" text NOT NULL,
	"proposal" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text,
	PRIMARY KEY ("site","proposal"),
	FOREIGN KEY ("site","proposal") REFERENCES "platform"."proposal" ("site","id"),
	CHECK (answer in ('approved', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "platform"."session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"officer" uuid NOT NULL,
	"workstation" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "platform"."node" ("id" text PRIMARY KEY NOT NULL, "epoch" integer NOT NULL);
--> statement-breakpoint
-- Append-only is a GRANT and a trigger, not a promise; the trigger also stops the owner's slip of the hand.
CREATE FUNCTION "platform"."keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'append-only' USING ERRCODE = '55000';
END $$;
--> statement-breakpoint
CREATE TRIGGER "ledger_keep" BEFORE UPDATE OR DELETE ON "platform"."ledger" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "ledger_keep_all" BEFORE TRUNCATE ON "platform"."ledger" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "ledger_rest_keep_all" BEFORE TRUNCATE ON "platform"."ledger_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "leaf_keep" BEFORE UPDATE OR DELETE ON "platform"."leaf" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "leaf_keep_all" BEFORE TRUNCATE ON "platform"."leaf" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "checkpoint_keep" BEFORE UPDATE OR DELETE ON "platform"."checkpoint" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "checkpoint_keep_all" BEFORE TRUNCATE ON "platform"."checkpoint" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
