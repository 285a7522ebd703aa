CREATE SCHEMA "sharing";
--> statement-breakpoint
CREATE TABLE "sharing"."share_row" ("id" text PRIMARY KEY NOT NULL, "content" jsonb NOT NULL);
