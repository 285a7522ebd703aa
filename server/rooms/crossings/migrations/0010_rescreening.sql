-- How far this node is in asking people present again after a list or an alert changed. Its own, and no fact of the border.
CREATE TABLE "crossings"."rescreening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"lists" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL,
	"step" text NOT NULL,
	"of" integer NOT NULL,
	"done" integer NOT NULL,
	"asked" integer NOT NULL,
	"hits" integer NOT NULL,
	"site" text,
	"after" uuid,
	"stopped_by" text,
	CHECK (step in ('running', 'done', 'stopped'))
);
--> statement-breakpoint
CREATE INDEX "rescreening_newest" ON "crossings"."rescreening" ("started_at" DESC,"id" DESC);
