CREATE TABLE "posts"."evacuation" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"post" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"order" text NOT NULL,
	"reason" text NOT NULL,
	"scope" jsonb NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"confirm_by" timestamp (3) with time zone NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK ("at" < "until")
);
--> statement-breakpoint
CREATE TABLE "posts"."evacuation_confirmation" (
	"site" text NOT NULL,
	"evacuation" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","evacuation"),
	FOREIGN KEY ("site","evacuation") REFERENCES "posts"."evacuation" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."evacuation_end" (
	"site" text NOT NULL,
	"evacuation" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	PRIMARY KEY ("site","evacuation"),
	FOREIGN KEY ("site","evacuation") REFERENCES "posts"."evacuation" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."evacuation_crossing" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"evacuation" uuid NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "posts"."evacuation_crossing_rest" PARTITION OF "posts"."evacuation_crossing" DEFAULT;
--> statement-breakpoint
CREATE INDEX "evacuation_crossing_mode" ON "posts"."evacuation_crossing" ("site","evacuation");
--> statement-breakpoint
CREATE TRIGGER "evacuation_keep" BEFORE UPDATE OR DELETE ON "posts"."evacuation" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_keep_all" BEFORE TRUNCATE ON "posts"."evacuation" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_confirmation_keep" BEFORE UPDATE OR DELETE ON "posts"."evacuation_confirmation" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_confirmation_keep_all" BEFORE TRUNCATE ON "posts"."evacuation_confirmation" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_end_keep" BEFORE UPDATE OR DELETE ON "posts"."evacuation_end" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_end_keep_all" BEFORE TRUNCATE ON "posts"."evacuation_end" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_crossing_keep" BEFORE UPDATE OR DELETE ON "posts"."evacuation_crossing" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_crossing_keep_all" BEFORE TRUNCATE ON "posts"."evacuation_crossing" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "evacuation_crossing_rest_keep_all" BEFORE TRUNCATE ON "posts"."evacuation_crossing_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
