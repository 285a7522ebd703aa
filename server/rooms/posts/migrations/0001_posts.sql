CREATE SCHEMA "posts";
--> statement-breakpoint
CREATE TABLE "posts"."authority" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."post" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."lane" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."regime_row" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."regime_set" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."regime_in_force" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "posts"."officer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL UNIQUE,
	"username" text NOT NULL UNIQUE,
	"name" text NOT NULL,
	"rank" jsonb NOT NULL,
	"authority" text NOT NULL,
	"unit" text NOT NULL,
	"site" text NOT NULL,
	"duties" text[] NOT NULL,
	"second_factor" boolean NOT NULL,
	"suspended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "posts"."workstation" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"thumbprint" text NOT NULL,
	"label" text NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."workstation_retirement" (
	"site" text NOT NULL,
	"workstation" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	PRIMARY KEY ("site","workstation"),
	FOREIGN KEY ("site","workstation") REFERENCES "posts"."workstation" ("site","id")
);
--> statement-breakpoint
CREATE TABLE "posts"."workstation_key" (
	"thumbprint" text PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"workstation" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts"."enrolment_code" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"site" text NOT NULL,
	"by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "posts"."sign_in_try" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"username" "bytea" NOT NULL,
	"workstation" uuid NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_in_try_username" ON "posts"."sign_in_try" ("username","at");
--> statement-breakpoint
CREATE INDEX "sign_in_try_workstation" ON "posts"."sign_in_try" ("workstation","at");
--> statement-breakpoint
CREATE TABLE "posts"."roster" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"officer" uuid NOT NULL,
	"lane" text NOT NULL,
	"duty" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("officer") REFERENCES "posts"."officer" ("id"),
	CONSTRAINT "roster_once" UNIQUE ("site","officer","lane","duty","from","until"),
	CHECK ("from" < "until")
);
--> statement-breakpoint
CREATE INDEX "roster_officer" ON "posts"."roster" ("site","officer","until");
--> statement-breakpoint
CREATE TABLE "posts"."shift" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"officer" uuid NOT NULL,
	"workstation" uuid NOT NULL,
	"lane" text NOT NULL,
	"duty" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"day" date NOT NULL,
	"radiation" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("officer") REFERENCES "posts"."officer" ("id"),
	FOREIGN KEY ("site","workstation") REFERENCES "posts"."workstation" ("site","id"),
	CHECK ("opened_at" < "ends_at"),
	CHECK ("radiation" in ('works', 'fails', 'not-tried'))
);
--> statement-breakpoint
CREATE INDEX "shift_officer" ON "posts"."shift" ("site","officer","ends_at");
--> statement-breakpoint
CREATE INDEX "shift_lane" ON "posts"."shift" ("site","lane","ends_at");
--> statement-breakpoint
CREATE TABLE "posts"."shift_end" (
	"site" text NOT NULL,
	"shift" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"note" text,
	PRIMARY KEY ("site","shift"),
	FOREIGN KEY ("site","shift") REFERENCES "posts"."shift" ("site","id")
);
