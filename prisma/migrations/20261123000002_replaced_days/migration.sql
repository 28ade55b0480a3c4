ALTER TABLE "import" ADD COLUMN "replacesFrom" TEXT, ADD COLUMN "replacesTo" TEXT;
UPDATE "import" SET "receipt" = "receipt" || '{"overlap": null}';
