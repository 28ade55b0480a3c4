ALTER TABLE "import"
  ADD COLUMN "wholeSha256" TEXT REFERENCES "blob" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD COLUMN "wholeProfile" JSONB,
  ADD COLUMN "overlap" TEXT;
UPDATE "import" SET "wholeSha256" = "partSha256", "wholeProfile" = "profile";
UPDATE "import" SET "receipt" = jsonb_set("receipt", '{overlap}', "receipt" -> 'overlap' || '{"isCertain": true, "isSameAgain": false}')
 WHERE jsonb_typeof("receipt" -> 'overlap') = 'object';
ALTER TABLE "import" ALTER COLUMN "wholeSha256" SET NOT NULL, ALTER COLUMN "wholeProfile" SET NOT NULL;
CREATE INDEX "import_wholeSha256_idx" ON "import" ("wholeSha256");
