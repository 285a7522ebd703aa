-- What a line changed and what two people agreed stays as it was said (I-22, I-24).
CREATE TRIGGER "change_keep" BEFORE UPDATE OR DELETE ON "platform"."change" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "change_keep_all" BEFORE TRUNCATE ON "platform"."change" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "proposal_keep" BEFORE UPDATE OR DELETE ON "platform"."proposal" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "proposal_keep_all" BEFORE TRUNCATE ON "platform"."proposal" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "proposal_answer_keep" BEFORE UPDATE OR DELETE ON "platform"."proposal_answer" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "proposal_answer_keep_all" BEFORE TRUNCATE ON "platform"."proposal_answer" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
