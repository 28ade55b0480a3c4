CREATE TABLE "model" (
  "id" TEXT PRIMARY KEY,
  "datasetId" TEXT NOT NULL REFERENCES "dataset" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "kind" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "formatVersion" INTEGER NOT NULL,
  "seed" BIGINT NOT NULL,
  "dataVersion" TEXT NOT NULL,
  "details" JSONB NOT NULL,
  "payloadSha256" TEXT NOT NULL REFERENCES "blob" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
  "trainedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "model_datasetId_kind_scope_key" ON "model" ("datasetId", "kind", "scope");
CREATE INDEX "model_payloadSha256_idx" ON "model" ("payloadSha256");
