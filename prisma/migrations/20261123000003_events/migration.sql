CREATE TABLE "event" (
  "id" TEXT PRIMARY KEY,
  "datasetId" TEXT NOT NULL REFERENCES "dataset" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "event_datasetId_from_idx" ON "event" ("datasetId", "from");
