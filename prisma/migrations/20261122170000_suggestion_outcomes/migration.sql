-- What became of each suggestion when a reviewer decided: accepted, corrected, dropped, or added where nothing was suggested.

-- CreateEnum
CREATE TYPE "SuggestionField" AS ENUM ('RELEVANCE', 'KILLED', 'INJURED', 'DATE', 'PLACE', 'ACCUSED', 'NOTE', 'TALLY', 'STATEMENT', 'INCIDENT');

-- CreateEnum
CREATE TYPE "OutcomeKind" AS ENUM ('ACCEPTED', 'CORRECTED', 'DROPPED', 'ADDED');

-- CreateTable
CREATE TABLE "suggestion_outcome" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "review_item_id" UUID NOT NULL,
    "extraction_id" UUID NOT NULL,
    "suggester" TEXT NOT NULL,
    "language" TEXT,
    "field" "SuggestionField" NOT NULL,
    "kind" "OutcomeKind" NOT NULL,
    "suggested" JSONB,
    "decided" JSONB,
    "confidence" DOUBLE PRECISION,
    "decided_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "suggestion_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suggestion_outcome_review_item_id_idx" ON "suggestion_outcome"("review_item_id");

-- Each kind says which of the two sides is there.
ALTER TABLE "suggestion_outcome"
  ADD CONSTRAINT "suggestion_outcome_sides" CHECK (
    (kind = 'ADDED') = (suggested IS NULL) AND (kind = 'DROPPED') = (decided IS NULL));
