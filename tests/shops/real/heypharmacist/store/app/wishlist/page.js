"use client";
import { Suspense } from "react";
import { WishlistScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <WishlistScreen />
    </Suspense>
  );
}
