-- Backups that were made of this node, so that their age can be watched. Where they lie and whether they still do is not the node's to know.
CREATE TABLE "platform"."backup" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER "backup_keep" BEFORE UPDATE OR DELETE ON "platform"."backup" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "backup_keep_all" BEFORE TRUNCATE ON "platform"."backup" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
