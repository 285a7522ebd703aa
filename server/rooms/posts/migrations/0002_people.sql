-- An officer who leaves has a last moment; passwords handed over on paper run out; a code of a code app is good once (RFC 6238 §5.2).
ALTER TABLE "posts"."officer" ADD COLUMN "ends_at" timestamp (3) with time zone;
--> statement-breakpoint
CREATE TABLE "posts"."temporary_password" (
	"officer" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	FOREIGN KEY ("officer") REFERENCES "posts"."officer" ("id")
);
--> statement-breakpoint
CREATE TABLE "posts"."used_code" (
	"user_id" text PRIMARY KEY NOT NULL,
	"step" bigint NOT NULL
);
