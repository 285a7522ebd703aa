CREATE SCHEMA "referrals";
--> statement-breakpoint
CREATE TABLE "referrals"."refusal_ground" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "referrals"."referral" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"lane" text,
	"grounds" text[] NOT NULL,
	"note" "bytea",
	PRIMARY KEY ("site","id"),
	CHECK (cardinality(grounds) > 0)
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "referrals"."referral_rest" PARTITION OF "referrals"."referral" DEFAULT;
--> statement-breakpoint
CREATE INDEX "referral_crossing" ON "referrals"."referral" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "referrals"."taking" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"referral" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","referral") REFERENCES "referrals"."referral" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "referrals"."taking_rest" PARTITION OF "referrals"."taking" DEFAULT;
--> statement-breakpoint
CREATE INDEX "taking_referral" ON "referrals"."taking" ("site","referral");
--> statement-breakpoint
CREATE TABLE "referrals"."outcome" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"outcome" text NOT NULL,
	"note" "bytea",
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","id") REFERENCES "referrals"."referral" ("site","id"),
	CHECK (outcome in ('admitted', 'refused', 'handed-over'))
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "referrals"."outcome_rest" PARTITION OF "referrals"."outcome" DEFAULT;
--> statement-breakpoint
CREATE TABLE "referrals"."refusal" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"referral" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"number" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"letters" text[] NOT NULL,
	"language" text NOT NULL,
	"refused_to_sign" boolean NOT NULL,
	"person" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","referral") REFERENCES "referrals"."referral" ("site","id"),
	CONSTRAINT "refusal_referral" UNIQUE ("site","referral"),
	CONSTRAINT "refusal_number" UNIQUE ("site","number"),
	CHECK (cardinality(letters) > 0),
	CHECK (language in ('az', 'en', 'ru', 'fa'))
);
--> statement-breakpoint
CREATE TABLE "referrals"."refusal_count" (
	"site" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	PRIMARY KEY ("site","year")
);
--> statement-breakpoint
CREATE TABLE "referrals"."refusal_print" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"refusal" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","refusal") REFERENCES "referrals"."refusal" ("site","id")
);
--> statement-breakpoint
CREATE INDEX "refusal_print_refusal" ON "referrals"."refusal_print" ("site","refusal");
