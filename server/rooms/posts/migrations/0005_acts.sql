-- A row of the regime names several classes, as acts do: passengers come on foot, by car, by coach and by train.
UPDATE "posts"."regime_row" SET "content" = ("content" - 'class') || jsonb_build_object('classes',
	CASE WHEN jsonb_typeof("content"->'class') = 'string' THEN jsonb_build_array("content"->'class') ELSE 'null'::jsonb END)
WHERE "content" ? 'class';
--> statement-breakpoint
CREATE TABLE "posts"."regime_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"set" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"proposed_by" text NOT NULL,
	"approved_by" text NOT NULL,
	"content" jsonb NOT NULL,
	CHECK ("proposed_by" <> "approved_by")
);
--> statement-breakpoint
CREATE TRIGGER "regime_act_keep" BEFORE UPDATE OR DELETE ON "posts"."regime_act" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "regime_act_keep_all" BEFORE TRUNCATE ON "posts"."regime_act" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
