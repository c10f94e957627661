-- Records as releases froze them, and the manifests of releases.

-- CreateTable
CREATE TABLE "frozen_record" (
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "release" INTEGER NOT NULL,
    "kind" "EntityKind" NOT NULL,
    "format" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "salt" TEXT NOT NULL,
    "leaf" BYTEA NOT NULL,

    CONSTRAINT "frozen_record_pkey" PRIMARY KEY ("record_id","version","release")
);

-- CreateTable
CREATE TABLE "release_edition" (
    "release_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "withheld" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "root" TEXT NOT NULL,
    "leaves" INTEGER NOT NULL,
    "manifest" TEXT NOT NULL,

    CONSTRAINT "release_edition_pkey" PRIMARY KEY ("release_id","edition")
);

-- CreateIndex
CREATE UNIQUE INDEX "release_edition_release_id_withheld_key" ON "release_edition"("release_id", "withheld");

-- AddForeignKey
ALTER TABLE "release_edition" ADD CONSTRAINT "release_edition_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was released is never changed, whoever asks.
CREATE TRIGGER frozen_record_is_frozen BEFORE UPDATE OR DELETE ON "frozen_record" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_edition_is_frozen BEFORE UPDATE OR DELETE ON "release_edition" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_is_frozen BEFORE UPDATE OR DELETE ON "release" FOR EACH ROW EXECUTE FUNCTION refuse_change();
