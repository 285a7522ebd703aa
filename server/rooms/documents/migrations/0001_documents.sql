CREATE SCHEMA "documents";
--> statement-breakpoint
CREATE TABLE "documents"."reading" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"traveller" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"format" text NOT NULL,
	"digits_agree" boolean NOT NULL,
	"state" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "documents"."reading_rest" PARTITION OF "documents"."reading" DEFAULT;
--> statement-breakpoint
CREATE INDEX "reading_crossing" ON "documents"."reading" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "documents"."permit" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"nationality" text NOT NULL,
	"entries" integer,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"stay_days" integer,
	"territory" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
-- Looked up by the hash at every entry, whichever site put it on file (rule 9).
CREATE INDEX "permit_document" ON "documents"."permit" ("document_hash");
--> statement-breakpoint
CREATE TABLE "documents"."permit_use" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"permit" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "documents"."permit_use_rest" PARTITION OF "documents"."permit_use" DEFAULT;
--> statement-breakpoint
CREATE INDEX "permit_use_permit" ON "documents"."permit_use" ("permit");
