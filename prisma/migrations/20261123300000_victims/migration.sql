-- A row of "victim" is what was said of a person from one change to the next. Rows of before hold from their incident's first version.
ALTER TABLE "victim" ADD COLUMN "from_seq" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "person_id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "to_seq" BIGINT;

UPDATE "victim" SET "person_id" = "id", "to_seq" = CASE WHEN "removed_at" IS NULL THEN NULL ELSE 0 END;

CREATE INDEX "victim_person_id_idx" ON "victim"("person_id");

ALTER TABLE "victim"
  ADD CONSTRAINT "victim_sequence" CHECK (from_seq <= to_seq),
  ADD CONSTRAINT "victim_ended" CHECK ((to_seq IS NULL) = (removed_at IS NULL));

-- A name stays under embargo also in the spellings that it had before.
DROP INDEX victim_embargoed;
CREATE INDEX victim_embargoed ON victim (incident_id) WHERE embargoed;
