CREATE SCHEMA "blueprint";
--> statement-breakpoint
CREATE TABLE "blueprint"."applied" (
	"id" uuid PRIMARY KEY NOT NULL,
	"head" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"sha256" text NOT NULL,
	"counts" jsonb NOT NULL,
	CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TRIGGER "applied_keep" BEFORE UPDATE OR DELETE ON "blueprint"."applied" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "applied_keep_all" BEFORE TRUNCATE ON "blueprint"."applied" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
