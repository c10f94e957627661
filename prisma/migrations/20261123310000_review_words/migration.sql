-- What the queue's filter by words looks into: an item's words, folded as a search's are. Beside the item, since each claim and decision
-- writes the item's row anew, and would write all its words into the index again. Triggers keep it, so that no writer can forget.
CREATE TABLE "review_words" (
    "review_item_id" UUID NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "review_words_pkey" PRIMARY KEY ("review_item_id")
);

-- A tsvector holds a megabyte; the first 100,000 characters fit whatever they are, also where folding writes one as many.
CREATE FUNCTION words_of_article(title text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN strip(to_tsvector('simple', left(fold(left(coalesce(title, '') || ' ' || body, 100000)), 100000)));

CREATE FUNCTION keep_item_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO review_words (review_item_id, words)
  SELECT NEW.id, words_of_article(a.title, x.text) FROM article a, extraction x WHERE a.id = NEW.article_id AND x.id = NEW.extraction_id
  ON CONFLICT (review_item_id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_title_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO review_words (review_item_id, words)
  SELECT i.id, words_of_article(NEW.title, x.text) FROM review_item i JOIN extraction x ON x.id = i.extraction_id WHERE i.article_id = NEW.id
  ON CONFLICT (review_item_id) DO UPDATE SET words = excluded.words;
  RETURN NULL;
END $$;

CREATE TRIGGER words_insert AFTER INSERT ON review_item FOR EACH ROW EXECUTE FUNCTION keep_item_words();
CREATE TRIGGER words_update AFTER UPDATE OF extraction_id ON review_item FOR EACH ROW WHEN (OLD.extraction_id IS DISTINCT FROM NEW.extraction_id) EXECUTE FUNCTION keep_item_words();
CREATE TRIGGER words_update AFTER UPDATE OF title ON article FOR EACH ROW WHEN (OLD.title IS DISTINCT FROM NEW.title) EXECUTE FUNCTION keep_title_words();

-- After the triggers, which keep writers out until the end: no item falls between.
INSERT INTO review_words (review_item_id, words)
SELECT i.id, words_of_article(a.title, x.text) FROM review_item i JOIN article a ON a.id = i.article_id JOIN extraction x ON x.id = i.extraction_id;

CREATE INDEX review_words_words ON review_words USING gin (words);

ALTER TABLE "review_words" ADD CONSTRAINT "review_words_review_item_id_fkey" FOREIGN KEY ("review_item_id") REFERENCES "review_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ANALYZE review_words;
