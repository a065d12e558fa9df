"use client";
import { Suspense } from "react";
import { CartScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <CartScreen />
    </Suspense>
  );
}
