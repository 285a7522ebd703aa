CREATE TABLE "posts"."shift_entry" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"corrects" uuid,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "posts"."shift_entry_rest" PARTITION OF "posts"."shift_entry" DEFAULT;
--> statement-breakpoint
CREATE INDEX "shift_entry_corrects" ON "posts"."shift_entry" ("site","corrects");
--> statement-breakpoint
CREATE TRIGGER "shift_entry_keep" BEFORE UPDATE OR DELETE ON "posts"."shift_entry" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "shift_entry_keep_all" BEFORE TRUNCATE ON "posts"."shift_entry" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "shift_entry_rest_keep_all" BEFORE TRUNCATE ON "posts"."shift_entry_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
