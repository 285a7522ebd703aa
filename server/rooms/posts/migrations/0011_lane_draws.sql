-- Among whom and over which lanes stands before the lot can be known; the lot stands beside every override (I-24).
CREATE TABLE "posts"."lane_draw" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"duty" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"officers" jsonb NOT NULL,
	"lanes" jsonb NOT NULL,
	PRIMARY KEY ("site","id"),
	CHECK ("from" < "until")
);
--> statement-breakpoint
CREATE INDEX "lane_draw_until" ON "posts"."lane_draw" ("site","duty","until");
--> statement-breakpoint
CREATE TABLE "posts"."lane_draw_result" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"draw" uuid NOT NULL,
	"size" bigint NOT NULL,
	"root" text NOT NULL,
	"drawn" jsonb NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","draw") REFERENCES "posts"."lane_draw" ("site","id"),
	CONSTRAINT "lane_draw_result_once" UNIQUE ("site","draw")
);
--> statement-breakpoint
CREATE TABLE "posts"."lane_draw_override" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"draw" uuid NOT NULL,
	"officer" uuid NOT NULL,
	"lane" text NOT NULL,
	"proposal" uuid NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","draw") REFERENCES "posts"."lane_draw" ("site","id"),
	FOREIGN KEY ("officer") REFERENCES "posts"."officer" ("id")
);
--> statement-breakpoint
CREATE TRIGGER "lane_draw_keep" BEFORE UPDATE OR DELETE ON "posts"."lane_draw" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "lane_draw_keep_all" BEFORE TRUNCATE ON "posts"."lane_draw" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "lane_draw_result_keep" BEFORE UPDATE OR DELETE ON "posts"."lane_draw_result" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "lane_draw_result_keep_all" BEFORE TRUNCATE ON "posts"."lane_draw_result" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "lane_draw_override_keep" BEFORE UPDATE OR DELETE ON "posts"."lane_draw_override" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "lane_draw_override_keep_all" BEFORE TRUNCATE ON "posts"."lane_draw_override" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
