-- What opens the barrier behind a lane, once. Only its hash is looked for.
CREATE TABLE "crossings"."release_token" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."release_token_rest" PARTITION OF "crossings"."release_token" DEFAULT;
--> statement-breakpoint
CREATE INDEX "release_token_crossing" ON "crossings"."release_token" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "release_token_keep" BEFORE UPDATE OR DELETE ON "crossings"."release_token" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "release_token_keep_all" BEFORE TRUNCATE ON "crossings"."release_token" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "release_token_rest_keep_all" BEFORE TRUNCATE ON "crossings"."release_token_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE INDEX "release_token_hash" ON "crossings"."release_token" ("site","hash");
--> statement-breakpoint
-- A token that opened its barrier. The id is that of the token, so that none opens twice.
CREATE TABLE "crossings"."redeemed" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"lane" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."redeemed_rest" PARTITION OF "crossings"."redeemed" DEFAULT;
--> statement-breakpoint
CREATE INDEX "redeemed_crossing" ON "crossings"."redeemed" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "redeemed_keep" BEFORE UPDATE OR DELETE ON "crossings"."redeemed" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "redeemed_keep_all" BEFORE TRUNCATE ON "crossings"."redeemed" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "redeemed_rest_keep_all" BEFORE TRUNCATE ON "crossings"."redeemed_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- A barrier may speak to the node: only the hash of its key is kept; the newest key of a lane counts.
CREATE TABLE "crossings"."barrier" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"lane" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TRIGGER "barrier_keep" BEFORE UPDATE OR DELETE ON "crossings"."barrier" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "barrier_keep_all" BEFORE TRUNCATE ON "crossings"."barrier" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- An opening without a token: counted, and explained by the shift leader (I-07).
CREATE TABLE "crossings"."forced_opening" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"lane" text NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."forced_opening_rest" PARTITION OF "crossings"."forced_opening" DEFAULT;
--> statement-breakpoint
CREATE TRIGGER "forced_opening_keep" BEFORE UPDATE OR DELETE ON "crossings"."forced_opening" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "forced_opening_keep_all" BEFORE TRUNCATE ON "crossings"."forced_opening" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "forced_opening_rest_keep_all" BEFORE TRUNCATE ON "crossings"."forced_opening_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TABLE "crossings"."forced_reason" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","id") REFERENCES "crossings"."forced_opening" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."forced_reason_rest" PARTITION OF "crossings"."forced_reason" DEFAULT;
--> statement-breakpoint
CREATE TRIGGER "forced_reason_keep" BEFORE UPDATE OR DELETE ON "crossings"."forced_reason" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "forced_reason_keep_all" BEFORE TRUNCATE ON "crossings"."forced_reason" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "forced_reason_rest_keep_all" BEFORE TRUNCATE ON "crossings"."forced_reason_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
