CREATE SCHEMA "crossings";
--> statement-breakpoint
CREATE TABLE "crossings"."crossing" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"post" text NOT NULL,
	"lane" text NOT NULL,
	"shift" uuid NOT NULL,
	"class" text NOT NULL,
	"direction" text NOT NULL,
	"procedure" text NOT NULL,
	"procedure_version" integer NOT NULL,
	"day" date NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"radiation" text NOT NULL,
	"mode" uuid,
	CHECK (class in ('foot', 'car')),
	CHECK (direction in ('entry', 'exit')),
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."crossing_rest" PARTITION OF "crossings"."crossing" DEFAULT;
--> statement-breakpoint
CREATE TABLE "crossings"."traveller" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"nationality" text NOT NULL,
	"minor" boolean NOT NULL,
	"corrects" uuid,
	"screened" text NOT NULL,
	"lists" jsonb NOT NULL,
	"sealed" "bytea" NOT NULL,
	CHECK (screened in ('no-hit', 'hit', 'could-not')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."traveller_rest" PARTITION OF "crossings"."traveller" DEFAULT;
--> statement-breakpoint
CREATE INDEX "traveller_crossing" ON "crossings"."traveller" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."vehicle" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"state" text NOT NULL,
	"plate_hash" "bytea" NOT NULL,
	"screened" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CHECK (screened in ('no-hit', 'hit', 'could-not')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."vehicle_rest" PARTITION OF "crossings"."vehicle" DEFAULT;
--> statement-breakpoint
CREATE INDEX "vehicle_crossing" ON "crossings"."vehicle" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."declaration" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"purpose" text NOT NULL,
	"corridor" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."declaration_rest" PARTITION OF "crossings"."declaration" DEFAULT;
--> statement-breakpoint
CREATE INDEX "declaration_crossing" ON "crossings"."declaration" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."answer" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"control" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"result" text NOT NULL,
	"delegation" text,
	"sealed" "bytea" NOT NULL,
	CHECK (result in ('passed', 'failed', 'could-not')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."answer_rest" PARTITION OF "crossings"."answer" DEFAULT;
--> statement-breakpoint
CREATE INDEX "answer_crossing" ON "crossings"."answer" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."hold" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."hold_rest" PARTITION OF "crossings"."hold" DEFAULT;
--> statement-breakpoint
CREATE INDEX "hold_crossing" ON "crossings"."hold" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."hold_lift" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"hold" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	FOREIGN KEY ("site","hold") REFERENCES "crossings"."hold" ("site","id"),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."hold_lift_rest" PARTITION OF "crossings"."hold_lift" DEFAULT;
--> statement-breakpoint
CREATE INDEX "hold_lift_crossing" ON "crossings"."hold_lift" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."referred" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."referred_rest" PARTITION OF "crossings"."referred" DEFAULT;
--> statement-breakpoint
CREATE INDEX "referred_crossing" ON "crossings"."referred" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."decision" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"authority" text NOT NULL,
	"state" text NOT NULL,
	"correction" uuid,
	"sealed" "bytea" NOT NULL,
	CHECK (state in ('released', 'refused', 'withdrawn')),
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."decision_rest" PARTITION OF "crossings"."decision" DEFAULT;
--> statement-breakpoint
CREATE INDEX "decision_crossing" ON "crossings"."decision" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."passage" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"crossing" uuid NOT NULL,
	"person_hash" "bytea" NOT NULL,
	"document_hash" "bytea" NOT NULL,
	"nationality" text NOT NULL,
	"direction" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"territory" text NOT NULL,
	"admitted_until" date,
	PRIMARY KEY ("site","id"),
	FOREIGN KEY ("site","crossing") REFERENCES "crossings"."crossing" ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "crossings"."passage_rest" PARTITION OF "crossings"."passage" DEFAULT;
--> statement-breakpoint
CREATE INDEX "passage_crossing" ON "crossings"."passage" ("site","crossing");
--> statement-breakpoint
CREATE TABLE "crossings"."mode" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"cause" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE TABLE "crossings"."mode_end" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"mode" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	FOREIGN KEY ("site","mode") REFERENCES "crossings"."mode" ("site","id"),
	PRIMARY KEY ("site","id")
);
--> statement-breakpoint
CREATE INDEX "crossing_day" ON "crossings"."crossing" ("site","day","id");
--> statement-breakpoint
CREATE UNIQUE INDEX "mode_end_once" ON "crossings"."mode_end" ("site","mode");
--> statement-breakpoint
-- Stays are counted over the whole country, by what is searched (rule 9).
CREATE INDEX "passage_person" ON "crossings"."passage" ("person_hash","day");
--> statement-breakpoint
CREATE INDEX "passage_document" ON "crossings"."passage" ("document_hash","day");
--> statement-breakpoint
CREATE TABLE "crossings"."procedure" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "crossings"."delegation" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
CREATE TABLE "crossings"."stay_rule" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
--> statement-breakpoint
-- Whether the same document is open at this site already: asked at every reading.
CREATE INDEX "traveller_document" ON "crossings"."traveller" ("site","document_hash");
