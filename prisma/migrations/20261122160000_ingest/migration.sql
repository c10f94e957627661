-- What pages ask of their readers, times of a live blog's entries, and looks at a page that leave no article.

-- CreateEnum
CREATE TYPE "OptOut" AS ENUM ('NO_ARCHIVE', 'NO_INDEX', 'NO_MINING');

-- CreateEnum
CREATE TYPE "ProbeKind" AS ENUM ('TRY_RECIPE', 'FIND_FEEDS');

-- CreateEnum
CREATE TYPE "ProbeState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED');

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "reads_reserved" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "opt_outs" "OptOut"[] DEFAULT ARRAY[]::"OptOut"[];

-- AlterTable
ALTER TABLE "extraction" ADD COLUMN     "entries" JSONB;

-- CreateTable
CREATE TABLE "probe" (
    "id" UUID NOT NULL,
    "kind" "ProbeKind" NOT NULL,
    "url" TEXT NOT NULL,
    "recipe" JSONB,
    "state" "ProbeState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "taken_until" TIMESTAMPTZ(3),
    "answer" JSONB,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "probe_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "probe_state_taken_until_idx" ON "probe"("state", "taken_until");
