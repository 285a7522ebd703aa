-- Orders of the day are versions, and signing is a row: what was read, by whom, stays (I-24).
CREATE TABLE "posts"."daily_order" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"order" uuid NOT NULL,
	"version" integer NOT NULL,
	"withdrawn" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	CONSTRAINT "daily_order_version" UNIQUE ("site","order","version"),
	CHECK ("withdrawn" in ('no', 'yes')),
	CHECK ("version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "posts"."order_signature" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"version" uuid NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","version") REFERENCES "posts"."daily_order" ("site","id"),
	CONSTRAINT "order_signature_once" UNIQUE ("site","version","by")
);
--> statement-breakpoint
CREATE TRIGGER "daily_order_keep" BEFORE UPDATE OR DELETE ON "posts"."daily_order" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "daily_order_keep_all" BEFORE TRUNCATE ON "posts"."daily_order" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "order_signature_keep" BEFORE UPDATE OR DELETE ON "posts"."order_signature" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "order_signature_keep_all" BEFORE TRUNCATE ON "posts"."order_signature" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
