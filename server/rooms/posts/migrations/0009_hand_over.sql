CREATE TABLE "posts"."hand_over" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"shift" uuid NOT NULL,
	"open" jsonb NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","shift") REFERENCES "posts"."shift" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."hand_over_receipt" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"hand_over" uuid NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","hand_over") REFERENCES "posts"."hand_over" ("site","id"),
	CONSTRAINT "hand_over_receipt_once" UNIQUE ("site","hand_over")
);
--> statement-breakpoint
CREATE TRIGGER "hand_over_keep" BEFORE UPDATE OR DELETE ON "posts"."hand_over" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hand_over_keep_all" BEFORE TRUNCATE ON "posts"."hand_over" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hand_over_receipt_keep" BEFORE UPDATE OR DELETE ON "posts"."hand_over_receipt" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hand_over_receipt_keep_all" BEFORE TRUNCATE ON "posts"."hand_over_receipt" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
