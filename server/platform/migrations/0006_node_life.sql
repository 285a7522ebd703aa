-- Which copy of this database this is. A restored copy is another one and has the next epoch (I-13); the keys say which they belong to.
ALTER TABLE "platform"."node" ADD COLUMN "instance" uuid;
