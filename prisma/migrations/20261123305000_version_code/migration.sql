-- An incident's code stands in each of its versions too: versions are what lists read, and looking each code up was half of what a long flat page cost.
-- Nothing that anybody reads changes, so no kept answer is touched.
ALTER TABLE "incident_version" ADD COLUMN "code" TEXT;
ALTER TABLE "incident_version" DISABLE TRIGGER USER;
UPDATE "incident_version" v SET "code" = i."code" FROM "incident" i WHERE i."id" = v."incident_id";
ALTER TABLE "incident_version" ENABLE TRIGGER USER;
ALTER TABLE "incident_version" ALTER COLUMN "code" SET NOT NULL;
CREATE UNIQUE INDEX incident_version_now_code ON incident_version (code) WHERE to_seq IS NULL;
