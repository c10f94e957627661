-- What a team needs to work on one queue: tags, assignment, who is looking, remarks that call upon colleagues.

ALTER TABLE "review_item" ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "assigned_to_id" UUID;
CREATE INDEX "review_item_tags_idx" ON "review_item" USING GIN ("tags");
CREATE INDEX "review_item_assigned_to_id_idx" ON "review_item"("assigned_to_id");
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_assigned_to_id_fkey" FOREIGN KEY ("assigned_to_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "looking" (
    "review_item_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "viewer_name" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "looking_pkey" PRIMARY KEY ("review_item_id","viewer_id")
);
CREATE INDEX "looking_seen_at_idx" ON "looking"("seen_at");
ALTER TABLE "looking" ADD CONSTRAINT "looking_review_item_id_fkey" FOREIGN KEY ("review_item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "remark" (
    "id" UUID NOT NULL,
    "review_item_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "remark_review_item_id_at_idx" ON "remark"("review_item_id", "at");
ALTER TABLE "remark" ADD CONSTRAINT "remark_review_item_id_fkey" FOREIGN KEY ("review_item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "mention" (
    "remark_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    CONSTRAINT "mention_pkey" PRIMARY KEY ("remark_id","user_id")
);
CREATE INDEX "mention_user_id_read_at_idx" ON "mention"("user_id", "read_at");
ALTER TABLE "mention" ADD CONSTRAINT "mention_remark_id_fkey" FOREIGN KEY ("remark_id") REFERENCES "remark"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "mention" ADD CONSTRAINT "mention_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
