-- A hit, who judged it and how stay as they were: nobody edits who received it (I-22).
CREATE TRIGGER "screening_keep" BEFORE UPDATE OR DELETE ON "screening"."screening" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "screening_keep_all" BEFORE TRUNCATE ON "screening"."screening" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "screening_rest_keep_all" BEFORE TRUNCATE ON "screening"."screening_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_keep" BEFORE UPDATE OR DELETE ON "screening"."hit" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_keep_all" BEFORE TRUNCATE ON "screening"."hit" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_rest_keep_all" BEFORE TRUNCATE ON "screening"."hit_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_review_keep" BEFORE UPDATE OR DELETE ON "screening"."hit_review" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hit_review_keep_all" BEFORE TRUNCATE ON "screening"."hit_review" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "clearance_keep" BEFORE UPDATE OR DELETE ON "screening"."clearance" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "clearance_keep_all" BEFORE TRUNCATE ON "screening"."clearance" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
