"use client";
import { Suspense } from "react";
import { SearchResultsScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <SearchResultsScreen />
    </Suspense>
  );
}
