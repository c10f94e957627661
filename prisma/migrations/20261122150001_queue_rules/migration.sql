-- Rules that sort what comes into the queue, in versions, with every application on the item; filters kept under a name.

CREATE TYPE "RuleField" AS ENUM ('TITLE', 'TEXT', 'TITLE_AND_TEXT');

CREATE TABLE "rule" (
    "id" UUID NOT NULL,
    "current_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "rule_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "rule_version" (
    "rule_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "keywords" TEXT[],
    "pattern" TEXT,
    "field" "RuleField" NOT NULL,
    "languages" TEXT[],
    "source_ids" UUID[],
    "similar_item_id" UUID,
    "similar_text" TEXT,
    "similar_at_least" DOUBLE PRECISION,
    "tag" TEXT,
    "reject_reason" "RejectReason",
    "priority" INTEGER,
    "reason" TEXT,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("rule_id","version"),
    CONSTRAINT "rule_version_effects" CHECK (tag IS NOT NULL OR reject_reason IS NOT NULL OR priority IS NOT NULL),
    CONSTRAINT "rule_version_likeness" CHECK ((similar_text IS NULL) = (similar_at_least IS NULL) AND similar_at_least BETWEEN 0 AND 1),
    CONSTRAINT "rule_version_priority" CHECK (priority BETWEEN -100 AND 100)
);
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER rule_version_is_append_only BEFORE UPDATE OR DELETE ON "rule_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE "rule_application" (
    "review_item_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "why" TEXT NOT NULL,
    "tag" TEXT,
    "reject_reason" "RejectReason",
    "priority" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "rule_application_pkey" PRIMARY KEY ("review_item_id","rule_id","rule_version")
);
CREATE INDEX "rule_application_rule_id_at_idx" ON "rule_application"("rule_id", "at");
ALTER TABLE "rule_application" ADD CONSTRAINT "rule_application_review_item_id_fkey" FOREIGN KEY ("review_item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "rule_application" ADD CONSTRAINT "rule_application_rule_id_rule_version_fkey" FOREIGN KEY ("rule_id", "rule_version") REFERENCES "rule_version"("rule_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "saved_filter" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_filter_owner_id_name_key" ON "saved_filter"("owner_id", "name");
