-- Whether an answer is old: how many versions of alerts there were when it was given. Null for screenings of before.
ALTER TABLE "screening"."screening" ADD COLUMN "alerts" integer;
