-- Coaches, lorries and trains are cleared too.
ALTER TABLE "crossings"."crossing" DROP CONSTRAINT "crossing_class_check";
--> statement-breakpoint
ALTER TABLE "crossings"."crossing" ADD CONSTRAINT "crossing_class_check" CHECK (class in ('foot', 'car', 'coach', 'lorry', 'train'));
--> statement-breakpoint
-- What the conditions of a procedure asked of a crossing, and what the draw let pass: nobody draws twice.
CREATE TABLE "crossings"."required" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"control" text NOT NULL,
	"state" text NOT NULL,
	"drawn" integer,
	CHECK (state in ('required', 'not-drawn')),
	CHECK (drawn between 0 and 99),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."required_rest" PARTITION OF "crossings"."required" DEFAULT;
--> statement-breakpoint
CREATE INDEX "required_crossing" ON "crossings"."required" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "required_keep" BEFORE UPDATE OR DELETE ON "crossings"."required" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "required_keep_all" BEFORE TRUNCATE ON "crossings"."required" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "required_rest_keep_all" BEFORE TRUNCATE ON "crossings"."required_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- Who has begun a control; the newest of a control counts.
CREATE TABLE "crossings"."claim" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"control" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."claim_rest" PARTITION OF "crossings"."claim" DEFAULT;
--> statement-breakpoint
CREATE INDEX "claim_crossing" ON "crossings"."claim" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "claim_keep" BEFORE UPDATE OR DELETE ON "crossings"."claim" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "claim_keep_all" BEFORE TRUNCATE ON "crossings"."claim" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "claim_rest_keep_all" BEFORE TRUNCATE ON "crossings"."claim_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- Whether the same vehicle stands in an open file: asked whenever a plate is entered.
CREATE INDEX "vehicle_plate" ON "crossings"."vehicle" ("site","plate_hash");
