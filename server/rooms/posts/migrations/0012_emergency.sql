-- The sealed emergency account: one opening spends one seal, lives half an hour at most, and is reviewed once (I-47).
CREATE TABLE "posts"."emergency_seal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"epoch" integer NOT NULL,
	"hash" text NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."emergency_opening" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seal" uuid NOT NULL,
	"officer" uuid NOT NULL,
	"workstation" uuid NOT NULL,
	"duty" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	CONSTRAINT "emergency_opening_once" UNIQUE ("site","seal"),
	FOREIGN KEY ("site","seal") REFERENCES "posts"."emergency_seal" ("site","id"),
	FOREIGN KEY ("officer") REFERENCES "posts"."officer" ("id"),
	FOREIGN KEY ("site","workstation") REFERENCES "posts"."workstation" ("site","id"),
	CHECK ("duty" in ('administrator', 'shift-leader')),
	CHECK ("until" > "at" and "until" <= "at" + interval '30 minutes')
);
--> statement-breakpoint
CREATE TABLE "posts"."emergency_end" (
	"site" text NOT NULL,
	"opening" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","opening"),
	FOREIGN KEY ("site","opening") REFERENCES "posts"."emergency_opening" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."emergency_review" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"opening" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	CONSTRAINT "emergency_review_once" UNIQUE ("site","opening"),
	FOREIGN KEY ("site","opening") REFERENCES "posts"."emergency_opening" ("site","id")
);
--> statement-breakpoint
CREATE TRIGGER "emergency_seal_keep" BEFORE UPDATE OR DELETE ON "posts"."emergency_seal" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_seal_keep_all" BEFORE TRUNCATE ON "posts"."emergency_seal" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_opening_keep" BEFORE UPDATE OR DELETE ON "posts"."emergency_opening" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_opening_keep_all" BEFORE TRUNCATE ON "posts"."emergency_opening" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_end_keep" BEFORE UPDATE OR DELETE ON "posts"."emergency_end" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_end_keep_all" BEFORE TRUNCATE ON "posts"."emergency_end" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_review_keep" BEFORE UPDATE OR DELETE ON "posts"."emergency_review" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "emergency_review_keep_all" BEFORE TRUNCATE ON "posts"."emergency_review" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
