ALTER TABLE "crossings"."vehicle" ADD COLUMN "kind" text CHECK (kind in ('trailer'));
--> statement-breakpoint
-- Number of the body and papers of a vehicle or trailer; the newest counts.
CREATE TABLE "crossings"."papers" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"vehicle" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id"),
	FOREIGN KEY ("site","vehicle") REFERENCES "crossings"."vehicle" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."papers_rest" PARTITION OF "crossings"."papers" DEFAULT;
--> statement-breakpoint
CREATE INDEX "papers_crossing" ON "crossings"."papers" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "papers_keep" BEFORE UPDATE OR DELETE ON "crossings"."papers" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "papers_keep_all" BEFORE TRUNCATE ON "crossings"."papers" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "papers_rest_keep_all" BEFORE TRUNCATE ON "crossings"."papers_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- Goods as declared in short; one that corrects another takes its place.
CREATE TABLE "crossings"."consignment" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"corrects" uuid,
	"kinds" jsonb NOT NULL,
	"mass" double precision NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."consignment_rest" PARTITION OF "crossings"."consignment" DEFAULT;
--> statement-breakpoint
CREATE INDEX "consignment_crossing" ON "crossings"."consignment" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "consignment_keep" BEFORE UPDATE OR DELETE ON "crossings"."consignment" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "consignment_keep_all" BEFORE TRUNCATE ON "crossings"."consignment" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "consignment_rest_keep_all" BEFORE TRUNCATE ON "crossings"."consignment_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- The corridor that Customs set for the goods, with its reason; the newest counts.
CREATE TABLE "crossings"."cargo_corridor" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"corridor" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CHECK (corridor in ('green', 'yellow', 'blue', 'red')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."cargo_corridor_rest" PARTITION OF "crossings"."cargo_corridor" DEFAULT;
--> statement-breakpoint
CREATE INDEX "cargo_corridor_crossing" ON "crossings"."cargo_corridor" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "cargo_corridor_keep" BEFORE UPDATE OR DELETE ON "crossings"."cargo_corridor" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "cargo_corridor_keep_all" BEFORE TRUNCATE ON "crossings"."cargo_corridor" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "cargo_corridor_rest_keep_all" BEFORE TRUNCATE ON "crossings"."cargo_corridor_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TABLE "crossings"."certificate" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"valid_until" date NOT NULL,
	"sealed" "bytea" NOT NULL,
	CHECK (kind in ('veterinary', 'phytosanitary', 'food-safety')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."certificate_rest" PARTITION OF "crossings"."certificate" DEFAULT;
--> statement-breakpoint
CREATE INDEX "certificate_crossing" ON "crossings"."certificate" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "certificate_keep" BEFORE UPDATE OR DELETE ON "crossings"."certificate" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "certificate_keep_all" BEFORE TRUNCATE ON "crossings"."certificate" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "certificate_rest_keep_all" BEFORE TRUNCATE ON "crossings"."certificate_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- A person of a list who was seen with the document: at the booth, or aboard when they cannot walk.
CREATE TABLE "crossings"."seen" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"traveller" uuid NOT NULL,
	"place" text NOT NULL,
	CHECK (place in ('booth', 'aboard')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id"),
	FOREIGN KEY ("site","traveller") REFERENCES "crossings"."traveller" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."seen_rest" PARTITION OF "crossings"."seen" DEFAULT;
--> statement-breakpoint
CREATE INDEX "seen_crossing" ON "crossings"."seen" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "seen_keep" BEFORE UPDATE OR DELETE ON "crossings"."seen" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "seen_keep_all" BEFORE TRUNCATE ON "crossings"."seen" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "seen_rest_keep_all" BEFORE TRUNCATE ON "crossings"."seen_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- Somebody aboard is unwell: Health is asked.
CREATE TABLE "crossings"."unwell" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"traveller" uuid NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id"),
	FOREIGN KEY ("site","traveller") REFERENCES "crossings"."traveller" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."unwell_rest" PARTITION OF "crossings"."unwell" DEFAULT;
--> statement-breakpoint
CREATE INDEX "unwell_crossing" ON "crossings"."unwell" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "unwell_keep" BEFORE UPDATE OR DELETE ON "crossings"."unwell" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "unwell_keep_all" BEFORE TRUNCATE ON "crossings"."unwell" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "unwell_rest_keep_all" BEFORE TRUNCATE ON "crossings"."unwell_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
-- A person who goes on alone with a file of their own; nobody else waits for it.
CREATE TABLE "crossings"."taken_off" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"traveller" uuid NOT NULL,
	"to" uuid NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id"),
	FOREIGN KEY ("site","traveller") REFERENCES "crossings"."traveller" ("site","id"),
	FOREIGN KEY ("site","to") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."taken_off_rest" PARTITION OF "crossings"."taken_off" DEFAULT;
--> statement-breakpoint
CREATE INDEX "taken_off_crossing" ON "crossings"."taken_off" ("site","crossing");
--> statement-breakpoint
CREATE TRIGGER "taken_off_keep" BEFORE UPDATE OR DELETE ON "crossings"."taken_off" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "taken_off_keep_all" BEFORE TRUNCATE ON "crossings"."taken_off" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "taken_off_rest_keep_all" BEFORE TRUNCATE ON "crossings"."taken_off_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE INDEX "taken_off_to" ON "crossings"."taken_off" ("site","to");
