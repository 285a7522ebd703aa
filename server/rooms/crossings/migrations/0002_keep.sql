-- State is a row with who and when: rows are added, never changed. Erasing a person erases the key.
CREATE TRIGGER "crossing_keep" BEFORE UPDATE OR DELETE ON "crossings"."crossing" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "crossing_keep_all" BEFORE TRUNCATE ON "crossings"."crossing" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "crossing_rest_keep_all" BEFORE TRUNCATE ON "crossings"."crossing_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "traveller_keep" BEFORE UPDATE OR DELETE ON "crossings"."traveller" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "traveller_keep_all" BEFORE TRUNCATE ON "crossings"."traveller" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "traveller_rest_keep_all" BEFORE TRUNCATE ON "crossings"."traveller_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "vehicle_keep" BEFORE UPDATE OR DELETE ON "crossings"."vehicle" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "vehicle_keep_all" BEFORE TRUNCATE ON "crossings"."vehicle" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "vehicle_rest_keep_all" BEFORE TRUNCATE ON "crossings"."vehicle_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "declaration_keep" BEFORE UPDATE OR DELETE ON "crossings"."declaration" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "declaration_keep_all" BEFORE TRUNCATE ON "crossings"."declaration" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "declaration_rest_keep_all" BEFORE TRUNCATE ON "crossings"."declaration_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "answer_keep" BEFORE UPDATE OR DELETE ON "crossings"."answer" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "answer_keep_all" BEFORE TRUNCATE ON "crossings"."answer" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "answer_rest_keep_all" BEFORE TRUNCATE ON "crossings"."answer_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_keep" BEFORE UPDATE OR DELETE ON "crossings"."hold" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_keep_all" BEFORE TRUNCATE ON "crossings"."hold" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_rest_keep_all" BEFORE TRUNCATE ON "crossings"."hold_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_lift_keep" BEFORE UPDATE OR DELETE ON "crossings"."hold_lift" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_lift_keep_all" BEFORE TRUNCATE ON "crossings"."hold_lift" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "hold_lift_rest_keep_all" BEFORE TRUNCATE ON "crossings"."hold_lift_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "referred_keep" BEFORE UPDATE OR DELETE ON "crossings"."referred" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "referred_keep_all" BEFORE TRUNCATE ON "crossings"."referred" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "referred_rest_keep_all" BEFORE TRUNCATE ON "crossings"."referred_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "decision_keep" BEFORE UPDATE OR DELETE ON "crossings"."decision" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "decision_keep_all" BEFORE TRUNCATE ON "crossings"."decision" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "decision_rest_keep_all" BEFORE TRUNCATE ON "crossings"."decision_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "passage_keep" BEFORE UPDATE OR DELETE ON "crossings"."passage" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "passage_keep_all" BEFORE TRUNCATE ON "crossings"."passage" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "passage_rest_keep_all" BEFORE TRUNCATE ON "crossings"."passage_rest" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "mode_keep" BEFORE UPDATE OR DELETE ON "crossings"."mode" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "mode_keep_all" BEFORE TRUNCATE ON "crossings"."mode" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "mode_end_keep" BEFORE UPDATE OR DELETE ON "crossings"."mode_end" FOR EACH ROW EXECUTE FUNCTION "platform"."keep"();
--> statement-breakpoint
CREATE TRIGGER "mode_end_keep_all" BEFORE TRUNCATE ON "crossings"."mode_end" FOR EACH STATEMENT EXECUTE FUNCTION "platform"."keep"();
