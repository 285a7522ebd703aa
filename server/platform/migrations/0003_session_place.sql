-- A session belongs to the place of work whose workstation opened it, and to the life of the node it was opened in (I-13, I-21).
-- Sessions opened before both were kept cannot be judged: they end here, and people sign in again.
DELETE FROM "platform"."session";
--> statement-breakpoint
ALTER TABLE "platform"."session" ADD COLUMN "site" text NOT NULL;
--> statement-breakpoint
ALTER TABLE "platform"."session" ADD COLUMN "epoch" integer NOT NULL;
